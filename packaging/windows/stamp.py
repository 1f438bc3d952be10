"""Takes chance and clock out of an .msi: stamp.py FILE.msi SECONDS

wixl gives each package a random code, and the time of its making. The code becomes
one of the content, as Windows wants another for other content, and the time SECONDS
since 1970.
"""

import hashlib
import re
import struct
import sys

path, seconds = sys.argv[1], int(sys.argv[2])
with open(path, "rb") as f:
    data = bytearray(f.read())

# In the summary, a string of its own behind the one for system and language.
codes = [m.start() for m in re.finditer(rb"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}\0", data)]
near = [at for at in codes if b"Installation Database" in data[at - 2048:at + 2048]]
assert len(near) == 1, f"{len(near)} package codes"
code = near[0]

# Times are typed values: 64, then hundreds of nanoseconds since 1601. Made, saved.
times = [m.start() + 4 for m in re.finditer(rb"\x40\0\0\0....[\0-\xff][\0-\xff][\xd0-\xef]\x01", data[code - 2048:code + 2048], re.S)]
assert len(times) == 2, f"{len(times)} times"
for at in times:
    struct.pack_into("<Q", data, code - 2048 + at, (seconds + 11644473600) * 10_000_000)

data[code + 1:code + 37] = b"0" * 36
digest = hashlib.sha256(data).hexdigest().upper()
parts = [digest[:8], digest[8:12], "5" + digest[13:16], "8" + digest[17:20], digest[20:32]]
data[code + 1:code + 37] = "-".join(parts).encode()
with open(path, "wb") as f:
    f.write(data)
