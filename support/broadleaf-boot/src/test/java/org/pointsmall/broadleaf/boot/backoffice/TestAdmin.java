package org.pointsmall.broadleaf.boot.backoffice;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** All that an admin needs. */
@SpringBootApplication
public class TestAdmin {}
