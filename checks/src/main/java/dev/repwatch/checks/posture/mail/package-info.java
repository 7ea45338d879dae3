/** What the DNS says about receiving for a domain: exchangers, and the policies that stand beside them. */
@NullMarked
package dev.repwatch.checks.posture.mail;

import org.jspecify.annotations.NullMarked;
