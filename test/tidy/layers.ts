// The picture of ARCHITECTURE.md as data: which file stands on which floor. Imports may only point down.

interface Floor {
  name: string;
  /** Rooms of one floor may not import each other, except where `open` says that it is one large room. */
  rooms: Record<string, RegExp>;
  open?: true;
}

/** The highest first. The first pattern that fits decides, so that a port can stand lower than the folder around it. */
export const floors: Floor[] = [
  {
    name: 'composition',
    open: true,
    rooms: {
      main: /^src\/(main|http-front|cli|assemble|config|yml-values|[\w-]+-yml|[\w-]+-env|assemble-pagers|assemble-digest|chart-png|assemble-watch|practice|faults|recogniser|leases)\.ts$/,
      cli: /^src\/cli\//,
      train: /^src\/script\/recognise\/(train|training-set|fit|score)\.ts$/,
    },
  },
  {
    name: 'edges',
    rooms: {
      slack: /^src\/slack\//,
      teams: /^src\/teams\//,
      web: /^src\/web\//,
      pager: /^src\/pager\/(?!pager\.ts)/,
      store: /^src\/store\/(?!(store|chain|digest-store)\.ts)/,
      loaders: /^src\/script\/(load|readings|note-readings|recognise\/load-model)\.ts$/,
      probes: /^src\/probes\.ts$/,
    },
  },
  {
    name: 'desk',
    open: true,
    rooms: {
      desk: /^src\/(desk|hearing|texts|what-follows|begin-at-once|worker|hands|pace|carry-out|put-card|names|home|packages|channels|between-tickets|ring|bundle|register|in-turn|noticeboard|digests|digest-calendar|take-note|pictures|auditor|rounds|swap-book|drill|front-desk|look-up|catalogue|corrections|tickets|scene|health|housekeeping|metrics)\.ts$/,
      ports: /^src\/(chat\/\w[\w-]*|pager\/pager|store\/store|store\/chain|store\/digest-store)\.ts$/,
    },
  },
  { name: 'view', open: true, rooms: { view: /^src\/view\// } },
  { name: 'digest', open: true, rooms: { digest: /^src\/digest\// } },
  { name: 'ticket', open: true, rooms: { ticket: /^src\/ticket\// } },
  {
    name: 'facts',
    open: true,
    rooms: { paging: /^src\/paging\//, script: /^src\/script\// },
  },
  { name: 'ground', open: true, rooms: { ground: /^src\/(clock|log|within|calls|posted|door)\.ts$/ } },
];

export interface Standing {
  /** 0 is the highest. */
  floor: number;
  room: string;
}

/** Where a file stands, or undefined when the picture has no place for it. */
export function standingOf(path: string): Standing | undefined {
  for (const [floor, { rooms }] of floors.entries())
    for (const [room, pattern] of Object.entries(rooms)) if (pattern.test(path)) return { floor, room };
  return undefined;
}

/** Why a file may not import another, with the remedy; undefined when it may. */
export function whyNot(from: string, to: string): string | undefined {
  const [above, below] = [standingOf(from), standingOf(to)];
  if (!above || !below) return undefined;
  const name = (floor: number) => floors[floor]?.name;
  if (above.floor > below.floor)
    return `${from} (${name(above.floor)}) imports ${to} (${name(below.floor)}), which stands above it. Imports point down only: move what both need to the lower floor, or hand it in as a parameter.`;
  const sameFloor = above.floor === below.floor && above.room !== below.room;
  if (sameFloor && !floors[above.floor]?.open)
    return `${from} (${above.room}) imports ${to} (${below.room}): neighbours never import each other. Move what both need to a port (such as chat/chat.ts) or to view.`;
  return undefined;
}

/** Folders whose files are pure: what goes in decides what comes out, and nothing of the machine is touched. */
export const pure = /^src\/(ticket|view|paging|digest)\//;

/** Packages that only one place may know. */
export const keptPackages: { packages: RegExp; only: RegExp; where: string }[] = [
  { packages: /^@slack\//, only: /^src\/slack\//, where: 'src/slack' },
  { packages: /^(jsonwebtoken|botbuilder|botframework)/, only: /^src\/teams\/token\.ts$/, where: 'src/teams/token.ts' },
  { packages: /^better-sqlite3$/, only: /^src\/store\/sqlite\.ts$/, where: 'src/store/sqlite.ts' },
  { packages: /^kysely$/, only: /^src\/store\//, where: 'src/store' },
];
