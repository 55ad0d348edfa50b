package simulator

import (
	"math"
	"testing"
)

func TestErlangCAgreesWithTheTextbook(t *testing.T) {
	for _, c := range []struct {
		servers int
		load    float64
		want    float64
	}{
		{1, 0.5, 0.5}, // with one server, waiting is as likely as it is busy
		{1, 0.9, 0.9},
		{2, 1, 1.0 / 3},
		{4, 3.2, 0.5964},
		{10, 8, 0.4092},
		{64, 1, 0},
	} {
		if got := erlangC(c.servers, c.load); math.Abs(got-c.want) > 1e-4 {
			t.Errorf("%d servers under a load of %v: %.4f wait instead of %.4f", c.servers, c.load, got, c.want)
		}
	}
}

func TestAQueueWaitsLongerUnderMoreLoad(t *testing.T) {
	const second = 1000.0
	settled := func(busyMs float64) float64 {
		q := &queue{threads: 4}
		for range 100 {
			q.handled(busyMs / 100)
		}
		q.settle(second, 1)
		return q.waits * q.waitMs
	}
	light, heavy, overloaded := settled(800), settled(3600), settled(40000)
	if !(light < heavy && heavy < overloaded) || math.IsInf(overloaded, 0) || math.IsNaN(overloaded) {
		t.Errorf("the mean waits are %v, %v and %v ms", light, heavy, overloaded)
	}
}

func TestAQueueThatNobodyUsesHasNoWaiting(t *testing.T) {
	q := &queue{threads: 1}
	q.handled(990)
	q.settle(1000, 1)
	if q.waits == 0 {
		t.Fatal("the queue was busy and nobody waits")
	}
	q.settle(1000, 1)
	if q.waits != 0 || q.wait(newRandom(1, 1)) != 0 {
		t.Error("nobody came, and still somebody waits")
	}
}

func TestASpreadHasItsMeanAndItsShares(t *testing.T) {
	s, r := Spread{MedianMs: 20, Sigma: 0.6}, newRandom(1, 1)
	const n = 200_000
	var sum, below float64
	for range n {
		ms := r.sample(s)
		sum += ms
		if ms <= 40 {
			below++
		}
	}
	if mean := sum / n; math.Abs(mean/s.MeanMs()-1) > 0.01 {
		t.Errorf("the mean is %.2f instead of %.2f", mean, s.MeanMs())
	}
	if share := below / n; math.Abs(share-s.below(40)) > 0.005 {
		t.Errorf("%.3f are below 40 ms instead of %.3f", share, s.below(40))
	}
}
