// Drives Chromium for compare-canvas.sh:
//   drive.mjs FOLDER NAME CHROMIUM RUNS STEPS SHOTS PEER…
import fs from 'node:fs'
import path from 'node:path'
import { execFileSync } from 'node:child_process'
import puppeteer from 'puppeteer-core'

const [folder, name, chromium, runs, steps, shots, ...peers] = process.argv.slice(2)
const W = 1200, H = 800, limit = 20000
const colors = { person: '#3a6fd8', organization: '#c58a1c', place: '#23937a' }
const tick = 1000 / Number(execFileSync('getconf', ['CLK_TCK']))

function load() {
  const data = JSON.parse(fs.readFileSync(path.join(folder, name + '.json')))
  const at = fs.readFileSync(path.join(folder, name + '.xy'), 'utf8').trim().split('\n').map((l) => l.trim().split(/\s+/).map(Number))
  const number = new Map(data.entities.map((e, i) => [e.id, i]))
  const links = data.links.map((l) => [number.get(l.from), number.get(l.to)])
  const degree = new Array(data.entities.length).fill(0)
  for (const [a, b] of links) { degree[a]++; degree[b]++ }
  const xs = at.map((p) => p[0]), ys = at.map((p) => p[1])
  const least = (v) => v.reduce((a, b) => Math.min(a, b)), most = (v) => v.reduce((a, b) => Math.max(a, b))
  const [x0, x1, y0, y1] = [least(xs), most(xs), least(ys), most(ys)]
  const scale = 0.9 * Math.min(W / (x1 - x0), H / (y1 - y0))
  const top = most(degree)
  // Radii in pixels where the whole is shown, as many nodes leave room for.
  const unit = Math.min(6, 160 / Math.sqrt(at.length))
  const nodes = data.entities.map((e, i) => ({
    name: e.name, color: colors[e.kind] || '#8a8f99', x: at[i][0], y: at[i][1],
    r: (unit * (1 + 2 * Math.sqrt(degree[i] / top))) / scale,
  }))
  return { nodes, links, scale, cx: (x0 + x1) / 2, cy: (y0 + y1) / 2 }
}

// cpu is the processor time in milliseconds of a process and all it has started.
function cpu(root) {
  const of = new Map()
  for (const pid of fs.readdirSync('/proc').filter((n) => /^\d+$/.test(n))) {
    try {
      const f = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')
      of.set(Number(pid), { parent: Number(f[1]), used: (Number(f[11]) + Number(f[12])) * tick })
    } catch { /* it has ended */ }
  }
  let sum = 0
  for (const [pid, p] of of) {
    for (let at = pid; at; at = of.get(at)?.parent) if (at === root) { sum += p.used; break }
  }
  return sum
}

async function run(peer, graph) {
  const gl = peer.startsWith('sigma')
  const browser = await puppeteer.launch({
    executablePath: chromium, headless: true, protocolTimeout: 600000, defaultViewport: { width: W, height: H },
    args: ['--no-sandbox', '--hide-scrollbars', '--allow-file-access-from-files',
      ...(gl ? ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'] : ['--disable-gpu-rasterization', '--disable-accelerated-2d-canvas'])],
  })
  try {
    const page = await browser.newPage()
    page.on('pageerror', (e) => console.error(`${peer}: ${e.message}`))
    await page.goto('file://' + path.join(folder, 'page.html'))
    await page.evaluate((p, g) => window.show(p, g), peer, graph)
    if (shots) await page.screenshot({ path: path.join(shots, `${name}-${peer}.png`) })
    const out = {}
    for (const kind of ['pan', 'zoom']) {
      const before = cpu(browser.process().pid)
      const { frames, took } = await page.evaluate((k, n, l) => window.gesture(k, n, l), kind, Number(steps), limit)
      out[kind] = { frame: took / frames, cpu: (cpu(browser.process().pid) - before) / frames }
    }
    return out
  } finally {
    await browser.close()
  }
}

const median = (v) => [...v].sort((a, b) => a - b)[v.length >> 1]
const graph = load(), all = new Map(peers.map((p) => [p, []]))
for (let i = 0; i < Number(runs); i++) for (const peer of peers) all.get(peer).push(await run(peer, graph))
console.log(`${name}: ${graph.nodes.length} nodes, ${graph.links.length} links; ms`)
for (const [peer, results] of all) {
  const of = (kind, what) => median(results.map((r) => r[kind][what])).toFixed(1).padStart(8)
  console.log(`  ${peer.padEnd(12)} pan: frame ${of('pan', 'frame')} CPU ${of('pan', 'cpu')}   zoom: frame ${of('zoom', 'frame')} CPU ${of('zoom', 'cpu')}`)
}
