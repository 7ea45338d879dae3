/**
 * What is wrong with the resolvers that lists are asked through, and the fix in one line. Lists answer by who asks, so a
 * resolver decides whether their answers mean anything.
 */
@NullMarked
package dev.repwatch.checks.dnsbl.doctor;

import org.jspecify.annotations.NullMarked;
