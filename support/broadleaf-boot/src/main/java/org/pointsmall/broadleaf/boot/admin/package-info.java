@org.jspecify.annotations.NullMarked
package org.pointsmall.broadleaf.boot.admin;
