/** What the pages for operators tell their readers to do, for tests that do it. */
@NullMarked
package org.rapport.installation.page;

import org.jspecify.annotations.NullMarked;
