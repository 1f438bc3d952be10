// late_load fills the table. It returns 0 and a reason without OpenGL, and tells
// whether the library of Wayland is older than 1.20.
int late_load(const char **reason, int *old);
