/** PostgreSQL as it runs in production, unpacked from binaries that the build resolves, and the databases of the services. */
@NullMarked
package org.rapport.local.postgres;

import org.jspecify.annotations.NullMarked;
