/** What was measured, as a table and as JSON. */
@NullMarked
package dev.repwatch.bench.report;

import org.jspecify.annotations.NullMarked;
