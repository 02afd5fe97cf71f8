/** What the parts are told by their environment: read from the code, and written down for who operates them. */
@NullMarked
package org.rapport.installation.setting;

import org.jspecify.annotations.NullMarked;
