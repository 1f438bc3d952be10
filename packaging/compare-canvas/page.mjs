// The page in which compare-canvas.sh shows a graph: one view a load. show(peer,
// graph) resolves when the graph is on the screen; step(kind, k, n) sets the
// camera of step k of n of a gesture. All peers get the same places, radii,
// colors and names.
import Graph from 'graphology'
import Sigma from 'sigma'
import { EdgeLineProgram, EdgeRectangleProgram } from 'sigma/rendering'
import cytoscape from 'cytoscape'
import ForceGraph from 'force-graph'

const W = 1200, H = 800, line = '#9aa0ac'
const box = document.getElementById('view')

// factor is the size at step k: to ten times and back.
const factor = (k, n) => 10 ** (k < n / 2 ? (2 * k) / n : 2 - (2 * k) / n)
// offset is how far the picture has moved at step k: to and fro, ten pixels a step.
const offset = (k) => 10 * (k % 60 < 30 ? k % 30 : 30 - (k % 30))

const peers = {
  sigma: (g) => sigma(g, EdgeRectangleProgram),
  'sigma-lines': (g) => sigma(g, EdgeLineProgram),

  cytoscape(g) {
    const cy = cytoscape({
      container: box,
      layout: { name: 'preset' },
      style: [
        { selector: 'node', style: { width: 'data(d)', height: 'data(d)', 'background-color': 'data(color)', label: 'data(label)', 'font-size': 11 / g.scale, 'min-zoomed-font-size': 9 } },
        { selector: 'edge', style: { width: 1 / g.scale, 'line-color': line, 'curve-style': 'haystack', 'haystack-radius': 0 } },
      ],
      elements: [
        ...g.nodes.map((n, i) => ({ data: { id: 'n' + i, label: n.name, d: 2 * n.r, color: n.color }, position: { x: n.x, y: n.y } })),
        ...g.links.map((l, i) => ({ data: { id: 'l' + i, source: 'n' + l[0], target: 'n' + l[1] } })),
      ],
    })
    const set = (zoom, dx) => cy.viewport({ zoom, pan: { x: W / 2 - g.cx * zoom + dx, y: H / 2 - g.cy * zoom } })
    set(g.scale, 0)
    return { pan: (dx) => set(g.scale, dx), zoom: (f) => set(g.scale * f, 0) }
  },

  'force-graph'(g) {
    const view = ForceGraph()(box)
      .width(W).height(H).cooldownTicks(0).enableNodeDrag(false).enablePointerInteraction(false)
      .nodeRelSize(1).nodeVal((n) => n.r * n.r).nodeColor('color').linkColor(() => line).linkWidth(1)
      .nodeCanvasObjectMode(() => 'after')
      .nodeCanvasObject((n, ctx, zoom) => {
        if (n.r * zoom < 6) return
        ctx.font = `${11 / zoom}px sans-serif`
        ctx.textAlign = 'center'
        ctx.fillStyle = '#20242c'
        ctx.fillText(n.name, n.x, n.y + n.r + 10 / zoom)
      })
      .autoPauseRedraw(false)
      .graphData({
        nodes: g.nodes.map((n, id) => ({ id, ...n, fx: n.x, fy: n.y })),
        links: g.links.map(([source, target]) => ({ source, target })),
      })
    const set = (zoom, dx) => { view.zoom(zoom); view.centerAt(g.cx - dx / zoom, g.cy) }
    // It chooses a size by itself some time after the data has come.
    return { wait: 800, pan: (dx) => set(g.scale, dx), zoom: (f) => set(g.scale * f, 0) }
  },
}

function sigma(g, program) {
  const graph = new Graph({ multi: true })
  g.nodes.forEach((n, i) => graph.addNode(i, { x: n.x, y: -n.y, size: Math.max(n.r * g.scale, 1), color: n.color, label: n.name }))
  g.links.forEach(([a, b]) => graph.addEdge(a, b, { size: 1, color: line, type: 'link' }))
  const view = new Sigma(graph, box, { edgeProgramClasses: { link: program }, defaultEdgeType: 'link' })
  const home = view.getCamera().getState()
  const across = view.viewportToFramedGraph({ x: 1, y: 0 }).x - view.viewportToFramedGraph({ x: 0, y: 0 }).x
  const camera = view.getCamera()
  return { pan: (dx) => camera.setState({ ...home, x: home.x - dx * across }), zoom: (f) => camera.setState({ ...home, ratio: home.ratio / f }) }
}

const frame = () => new Promise((done) => requestAnimationFrame(done))
let now

window.show = async (peer, g) => {
  now = peers[peer](g)
  await new Promise((done) => setTimeout(done, now.wait || 300))
  now.pan(0)
  for (let i = 0; i < 3; i++) await frame()
}

// gesture runs n steps, or as many as the time allows, and tells how many frames
// that were and how long they took.
window.gesture = async (kind, n, limit) => {
  await frame()
  const began = performance.now()
  let k = 0
  for (; k < n && (k < 4 || performance.now() - began < limit); k++) {
    if (kind === 'pan') now.pan(offset(k))
    else now.zoom(factor(k, n))
    await frame()
  }
  return { frames: k, took: performance.now() - began }
}
