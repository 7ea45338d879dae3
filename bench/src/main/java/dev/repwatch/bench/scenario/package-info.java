/** Who plays against whom, and on which ground. */
@NullMarked
package dev.repwatch.bench.scenario;

import org.jspecify.annotations.NullMarked;
