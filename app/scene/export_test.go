package scene

// Divisions counts the networks whose communities are remembered.
func Divisions(c *Communities) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.last)
}
