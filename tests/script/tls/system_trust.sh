# SPDX-License-Identifier: MIT
# Whom the system trusts is believed by who says nothing else.
here=${0%/*}
cat >make.lua <<END
dofile("$here/lib/peers.lua").certificates()
END
"$CELLUA" make.lua || exit
cat >try.lua <<END
local tls = require "tls"
local peers = dofile("$here/lib/peers.lua")
print(peers.why(peers.pair, tls.context.new(), peers.server()))
local context = tls.context.new()
context:set_default_verify_paths()
print(peers.why(peers.pair, context, peers.server()))
END
SSL_CERT_FILE=ca.pem "$CELLUA" try.lua
# expect: no error
# expect: no error
mkdir empty
SSL_CERT_FILE=none SSL_CERT_DIR=empty "$CELLUA" try.lua | sed 's/.*: //'
# expect: unable to get local issuer certificate
# expect: unable to get local issuer certificate
