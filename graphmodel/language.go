package graphmodel

// languages names the languages that articles come in, by ISO 639-1 code.
var languages = map[string]string{
	"af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan",
	"cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian",
	"fi": "Finnish", "fr": "French", "ga": "Irish", "gl": "Galician", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
	"hy": "Armenian", "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean",
	"ky": "Kyrgyz", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "mn": "Mongolian", "ms": "Malay", "my": "Burmese", "nb": "Norwegian",
	"ne": "Nepali", "nl": "Dutch", "nn": "Norwegian", "no": "Norwegian", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian",
	"ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil",
	"th": "Thai", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "zh": "Chinese", "zu": "Zulu",
}

// LanguageName names a language in English by its ISO 639-1 code: "German". A
// code that is not known is given back.
func LanguageName(code string) string {
	if name := languages[code]; name != "" {
		return name
	}
	return code
}

// NamesOnly reports whether the article is in a language of which the program
// reads names, but no roles and no events.
func (a *Article) NamesOnly() bool { return a.Language != "" && a.Language != "en" }

// ReadAs tells in which language an article is and that only its names are
// read: "German, names only"; "" for one in English.
func (a *Article) ReadAs() string {
	if !a.NamesOnly() {
		return ""
	}
	return LanguageName(a.Language) + ", names only"
}
