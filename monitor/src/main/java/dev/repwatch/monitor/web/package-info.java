/**
 * One port for health, metrics, API and status page. Nothing here trusts a request: hosts, paths, sizes, types and
 * credentials are checked before a route sees it, and nothing but a POST changes anything.
 */
@NullMarked
package dev.repwatch.monitor.web;

import org.jspecify.annotations.NullMarked;
