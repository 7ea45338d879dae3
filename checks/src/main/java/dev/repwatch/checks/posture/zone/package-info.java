/** What stands behind the records: the name servers of a zone, and the registration of a domain. */
@NullMarked
package dev.repwatch.checks.posture.zone;

import org.jspecify.annotations.NullMarked;
