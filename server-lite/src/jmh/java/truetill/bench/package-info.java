/** What the benchmarks of all modules share: their folders and their report. */
package truetill.bench;
