-- SPDX-License-Identifier: MIT
-- An actor in a folder of its own; tells its file.
require("inbox"):receive():send(tostring(_FILE):match '[^/]*/[^/]*$')
