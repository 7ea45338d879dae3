/** What pages and the API cost at ten thousand targets. */
@org.jspecify.annotations.NullMarked
package dev.repwatch.bench.web;
