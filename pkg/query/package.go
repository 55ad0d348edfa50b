// Package query turns the JSON that a panel, a rule or a script saves (MeshQuery) into a Query.
//
//  1. Grafana's envelope is taken off; what remains is read field by field, and a field that is
//     not known is an error that names it.
//  2. A lower schema version is migrated.
//  3. Defaults are filled in; they exist nowhere else.
//  4. Macros are resolved, and a variable that is left over is an error.
//  5. Values are validated.
//
// A Query is written by the same table of fields that reads it (field_table.go); what is particular to
// a type of query stands in one entry (query_types.go).
package query
