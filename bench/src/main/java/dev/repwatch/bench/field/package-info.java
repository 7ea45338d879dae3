/** What is asked about: made-up addresses, zones and listings, the same for everybody. */
@NullMarked
package dev.repwatch.bench.field;

import org.jspecify.annotations.NullMarked;
