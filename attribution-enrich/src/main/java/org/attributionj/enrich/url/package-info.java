/** Addresses of pages taken apart, and what their parameters tell: UTM fields, click ids, registrable domains. */
@NullMarked
package org.attributionj.enrich.url;

import org.jspecify.annotations.NullMarked;
