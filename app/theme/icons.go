package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"clew/app/scene"
	"clew/assets/icons"
	"clew/graphmodel"
)

// own maps the icons that Fyne's widgets ask for to the program's set.
var own = map[fyne.ThemeIconName]string{
	theme.IconNameCancel:             "close",
	theme.IconNameContentClear:       "close",
	theme.IconNameWindowClose:        "close",
	theme.IconNameConfirm:            "check",
	theme.IconNameDelete:             "trash",
	theme.IconNameSearch:             "search",
	theme.IconNameMenuExpand:         "chevron-right",
	theme.IconNameCheckButton:        "box",
	theme.IconNameCheckButtonChecked: "box-checked",
	theme.IconNameContentAdd:         "plus",
	theme.IconNameContentRemove:      "minus",
	theme.IconNameContentPaste:       "paste",
	theme.IconNameContentUndo:        "undo",
	theme.IconNameContentRedo:        "redo",
	theme.IconNameInfo:               "info",
	theme.IconNameQuestion:           "question",
	theme.IconNameWarning:            "warning",
	theme.IconNameError:              "error",
	theme.IconNameDocument:           "article",
	theme.IconNameDocumentSave:       "save",
	theme.IconNameFolder:             "folder",
	theme.IconNameFolderOpen:         "open",
	theme.IconNameHome:               "home",
	theme.IconNameMoreHorizontal:     "more",
	theme.IconNameArrowDropDown:      "chevron-down",
	theme.IconNameArrowDropUp:        "chevron-up",
	theme.IconNameNavigateBack:       "arrow-left",
	theme.IconNameNavigateNext:       "arrow-right",
	theme.IconNameViewZoomFit:        "fit",
	theme.IconNameViewZoomIn:         "plus",
	theme.IconNameViewZoomOut:        "minus",
	theme.IconNameVisibility:         "eye",
}

// Icon implements fyne.Theme.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	mine, ok := own[name]
	if !ok {
		return theme.DefaultTheme().Icon(name)
	}
	return Icon(mine, Palette().Text)
}

// Icon returns one of the program's icons in a color.
func Icon(name string, c color.Color) fyne.Resource {
	key, svg := icons.SVG(name, c)
	return fyne.NewStaticResource(key, svg)
}

// KindIcon returns the shape of a kind of entity in that kind's color.
func KindIcon(k graphmodel.Kind, p *scene.Palette) fyne.Resource {
	return Icon("kind-"+string(k), p.Kind(k))
}

// Mark returns the mark of the program.
func Mark() fyne.Resource { return fyne.NewStaticResource("clew.svg", icons.Mark()) }
