package resolve

// ReadAll lets Update read all articles if need be.
func (x *Index) ReadAll() { x.all = true }
