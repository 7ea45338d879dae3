/** What posture fetches over HTTPS: policies and logos. */
@NullMarked
package dev.repwatch.checks.posture.fetch;

import org.jspecify.annotations.NullMarked;
