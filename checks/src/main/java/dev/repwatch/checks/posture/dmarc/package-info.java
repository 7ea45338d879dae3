/** DMARC (RFC 9989): records, the tree walk, the policy for a domain, alignment. */
@NullMarked
package dev.repwatch.checks.posture.dmarc;

import org.jspecify.annotations.NullMarked;
