//go:build !headless

package desktop

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"

	"clew/app/diagram"
	"clew/app/scene"
	"clew/app/scene/raster"
	"clew/app/scene/vector"
	"clew/app/session"
	"clew/graphmodel"
	"clew/graphmodel/export"
)

// exportJob is the key of the job that writes a picture or a graph.
const exportJob = "export"

// pictureScale makes pictures sharp enough for print.
const pictureScale = 2

// exporting asks for a file and has make write it in the background. What is
// shown is taken when the person asks, not when the file is chosen.
func (w *window) exporting(title, suffix, extension string, produce func(context.Context) ([]byte, error)) {
	if w.space.Empty() {
		w.session.Tell(session.Warning, "There is nothing to export yet. Import an article first.")
		return
	}
	w.choose(saveFile, title, "Export", w.suggestedName()+suffix+extension, []string{extension}, func(paths []string) {
		path := paths[0]
		spec := session.Spec{
			Key: exportJob, Title: "Exporting",
			Failed:   func(err error) { w.showError(filepath.Base(path)+" was not written", err) },
			Canceled: func() { w.session.Tell(session.Info, "Export canceled; no file was written") },
		}
		w.session.Run(spec, func(ctx context.Context, report session.Report) (func(), error) {
			report(-1, filepath.Base(path))
			data, err := produce(ctx)
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				return nil, err
			}
			if err := writeFile(path, data); err != nil {
				return nil, err
			}
			return func() { w.session.Tell(session.Success, "Wrote "+shortPath(path)) }, nil
		})
	})
}

// writeFile puts a whole file in place or leaves the old one as it was.
func writeFile(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".clew-*")
	if err != nil {
		return fmt.Errorf("the folder %s cannot be written to; choose another: %w", filepath.Dir(path), err)
	}
	defer os.Remove(f.Name())
	_, err = f.Write(data)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Chmod(f.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return nil
}

func (w *window) exportPNG() {
	s, cam, size := w.network.view.Scene()
	w.exporting("Export picture", "", ".png", func(context.Context) ([]byte, error) {
		var buf bytes.Buffer
		err := raster.PNG(&buf, s, raster.Options{
			Width: int(size.W), Height: int(size.H), PixelScale: pictureScale, Camera: &cam,
		})
		return buf.Bytes(), err
	})
}

func (w *window) exportSVG() {
	s, cam, size := w.network.view.Scene()
	w.exporting("Export drawing", "", ".svg", func(context.Context) ([]byte, error) {
		var buf bytes.Buffer
		err := vector.WriteSVG(&buf, s, vector.Options{Width: size.W, Height: size.H, Camera: &cam})
		return buf.Bytes(), err
	})
}

func (w *window) exportPDF() {
	s, cam, size := w.network.view.Scene()
	w.exporting("Export page", "", ".pdf", func(context.Context) ([]byte, error) {
		var buf bytes.Buffer
		err := vector.WritePDF(&buf, s, vector.Options{Width: size.W, Height: size.H, Camera: &cam})
		return buf.Bytes(), err
	})
}

func (w *window) exportGraphviz(engine string) {
	w.exportDiagram("Export drawing by "+engine, " "+engine, "svg", engine)
}

func (w *window) exportDOT() { w.exportDiagram("Export graph for Graphviz", "", "dot", "") }

// exportDiagram writes what the filters let through, as the command line does.
func (w *window) exportDiagram(title, suffix, format, engine string) {
	snap := w.session.VisibleSnapshot()
	options := diagram.Options{
		Engine: engine, Title: w.space.Name(), Filter: scene.Filter{LinkTypes: graphmodel.LinkTypes},
	}
	w.exporting(title, suffix, "."+format, func(ctx context.Context) ([]byte, error) {
		var buf bytes.Buffer
		err := diagram.Write(ctx, &buf, format, snap, options)
		return buf.Bytes(), err
	})
}

func (w *window) exportJSON() { w.exportFormat("json") }

func (w *window) exportCSV() { w.exportFormat("csv") }

// exportFormat writes the whole graph in one of the exchange formats.
func (w *window) exportFormat(name string) {
	format, err := export.ByName(name)
	if err != nil {
		w.showError("The export is not possible", err)
		return
	}
	snap := w.session.Snapshot()
	w.exporting("Export graph", "", format.Extension, func(context.Context) ([]byte, error) {
		var buf bytes.Buffer
		err := format.Write(&buf, snap)
		return buf.Bytes(), err
	})
}
