-- SPDX-License-Identifier: MIT
-- What an address is for, up to the borders of each range.
local ip = require "ip"
local function which(question, ...)
  local list = {}
  for _, text in ipairs { ... } do
    local answer = ip.address.new(text)["is_" .. question]
    list[#list + 1] = answer and "yes" or "no"
  end
  print(question, table.concat(list, " "))
end
which("v4", "1.2.3.4", "::ffff:1.2.3.4")
-- expect: v4	yes no
which("v6", "1.2.3.4", "::")
-- expect: v6	no yes
which("loopback", "126.255.255.255", "127.0.0.0", "127.255.255.255", "128.0.0.0", "::1", "::2")
-- expect: loopback	no yes yes no yes no
which("multicast", "223.255.255.255", "224.0.0.0", "239.255.255.255", "240.0.0.0", "feff::", "ff00::")
-- expect: multicast	no yes yes no no yes
which("unspecified", "0.0.0.0", "0.0.0.1", "::", "::1")
-- expect: unspecified	yes no yes no
which("link_local", "fe7f::", "fe80::", "febf:ffff::", "fec0::")
-- expect: link_local	no yes yes no
which("site_local", "febf::", "fec0::", "feff:ffff::", "ff00::")
-- expect: site_local	no yes yes no
which("v4_mapped", "::ffff:1.2.3.4", "::1.2.3.4", "::1:ffff:1.2.3.4")
-- expect: v4_mapped	yes no no
for _, kind in ipairs { "node", "link", "site", "org" } do
  which("multicast_" .. kind .. "_local", "ff01::", "ff02::", "ff05::", "ff08::", "ff0e::")
end
-- expect: multicast_node_local	yes no no no no
-- expect: multicast_link_local	no yes no no no
-- expect: multicast_site_local	no no yes no no
-- expect: multicast_org_local	no no no yes no
which("multicast_global", "ff08::", "ff0e::", "ff1e::", "fe0e::")
-- expect: multicast_global	no yes yes no
