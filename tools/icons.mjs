// Draws manifest/teams/color.png and outline.png: a window (窓) with a desk before it. Run again after changing the drawing.
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

/** The drawing on a field of 32 by 32: true where it is white. */
function isWhite(x, y) {
  const inside = (left, top, right, bottom) => x >= left && x < right && y >= top && y < bottom;
  const frame = inside(6, 4, 26, 22) && !inside(8, 6, 24, 20);
  const bars = inside(15, 4, 17, 22) || inside(6, 12, 26, 14);
  const desk = inside(3, 24, 29, 27);
  return frame || bars || desk;
}

function png(size, pixel) {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) rows.set(pixel((x * 32) / size, (y * 32) / size), y * (size * 4 + 1) + 1 + x * 4);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // Eight bits a channel, with transparency.
  header.set([8, 6], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const named = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

const white = [255, 255, 255, 255];
const blue = [0x1f, 0x4e, 0x79, 255];
const folder = new URL('../manifest/teams/', import.meta.url);
// The colour icon's drawing keeps clear of the rim, which Teams rounds.
const shrunk = (at) => (at - 16) * 1.25 + 16;
writeFileSync(
  new URL('color.png', folder),
  png(192, (x, y) => (isWhite(shrunk(x), shrunk(y)) ? white : blue)),
);
writeFileSync(
  new URL('outline.png', folder),
  png(32, (x, y) => (isWhite(x, y) ? white : [255, 255, 255, 0])),
);
