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

// WaitingForMemory is how many answers wait until others are no longer used.
func (c *Client) WaitingForMemory() int {
	c.shared.mu.Lock()
	defer c.shared.mu.Unlock()
	waiting := 0
	for _, f := range c.shared.underWay {
		if f.stage.Load() == waitsForMemory {
			waiting++
		}
	}
	return waiting
}

// ForgetExpired does what the timers of kept answers do.
func (c *Client) ForgetExpired() { c.shared.forgetExpired() }

// Following is how many questions wait for a finer one.
func (c *Client) Following() int {
	c.shared.mu.Lock()
	defer c.shared.mu.Unlock()
	following := 0
	for _, f := range c.shared.underWay {
		if f.finer != nil {
			following++
		}
	}
	return following
}

// Families is of how many vectors sums are under way or kept.
func (c *Client) Families() int {
	c.shared.mu.Lock()
	defer c.shared.mu.Unlock()
	return len(c.shared.families)
}

// BusySlots is how many questions are under way at once.
func (c *Client) BusySlots() int { return len(c.slots) }
