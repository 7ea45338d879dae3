/** What the DNS says about those who send: findings, their codes, and the answers that they are judged from. No input or output. */
@NullMarked
package dev.repwatch.checks.posture;

import org.jspecify.annotations.NullMarked;
