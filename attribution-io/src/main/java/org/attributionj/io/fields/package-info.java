/** The values of one record by name, whatever the file: columns of tables, members of JSON. Not exported. */
@NullMarked
package org.attributionj.io.fields;

import org.jspecify.annotations.NullMarked;
