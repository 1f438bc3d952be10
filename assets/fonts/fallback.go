package fonts

import _ "embed"

// Faces of Noto Sans for the scripts that Inter lacks. Their license is the one
// in OFL.txt as well; packaging/fonts.sh tells where they come from.
var (
	//go:embed NotoSansArabic-Regular.ttf
	Arabic []byte
	//go:embed NotoSansHebrew-Regular.ttf
	Hebrew []byte
	// CJK has the Chinese, Japanese and Korean characters in common use: those
	// of GB 2312, the first level of Big5, JIS X 0208 and KS X 1001.
	//
	//go:embed NotoSansCJK-Common.otf
	CJK []byte
)
