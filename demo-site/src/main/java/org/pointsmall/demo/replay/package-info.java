@org.jspecify.annotations.NullMarked
package org.pointsmall.demo.replay;
