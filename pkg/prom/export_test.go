package prom

// Waiting is how many wait for answers that are under way.
func (c *Client) Waiting() int {
	c.shared.mu.Lock()
	defer c.shared.mu.Unlock()
	all := 0
	for _, f := range c.shared.underWay {
		all += f.waiting
	}
	return all
}

// Kept is how many answers are kept, and about how many bytes they take.
func (c *Client) Kept() (entries, bytes int) {
	c.shared.mu.Lock()
	defer c.shared.mu.Unlock()
	return len(c.shared.kept), c.shared.bytes
}

// Held is about how many bytes all answers take that are read, used or kept.
func (c *Client) Held() int {
	c.shared.mu.Lock()
	defer c.shared.mu.Unlock()
	return c.shared.used
}
