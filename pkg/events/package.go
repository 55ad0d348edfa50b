// Package events finds in series over time what deserves an annotation.
//
//  1. A series is present where its traffic is above zero.
//  2. What is absent at the first step and present later has appeared; what is present and then
//     absent to the end has vanished. What was there all the time tells nothing.
//  3. An error ratio crosses the threshold where it is above it and was not a step before; the
//     event lasts until it is below again.
package events
