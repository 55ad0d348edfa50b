// Package promql compiles a Query into named PromQL expressions.
//
//  1. The query's conditions become matchers, kept apart by what they speak of: the peers, the
//     request, its response. What `either` allows becomes alternatives.
//  2. A metric with matchers becomes rates, joined so that each request counts once whoever
//     reported it (counting.go).
//  3. Rates are summed by the query's groups and become ratios, means and quantiles.
//
// Compiling is pure: the same query and settings give the same text.
package promql
