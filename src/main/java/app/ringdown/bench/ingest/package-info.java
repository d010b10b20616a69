/** Measures the way of a quote from the socket to where the screen takes it from. */
package app.ringdown.bench.ingest;
