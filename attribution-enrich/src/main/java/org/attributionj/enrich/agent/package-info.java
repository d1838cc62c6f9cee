/** What a user agent tells: device, system, browser, and whether a browser sent it at all. */
@NullMarked
package org.attributionj.enrich.agent;

import org.jspecify.annotations.NullMarked;
