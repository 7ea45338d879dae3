/** Until when a domain is registered, as its registry says over RDAP. */
@NullMarked
package dev.repwatch.checks.posture.registration;

import org.jspecify.annotations.NullMarked;
