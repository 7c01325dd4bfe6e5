package org.pointsmall.loyalty.admin.page;

/** What all our controllers know. What goes wrong in them, {@link OwnErrors} answers. */
public abstract class AdminController {
    protected final AdminRights rights;
    protected final AdminPage pages;

    protected AdminController(AdminRights rights, AdminPage pages) {
        this.rights = rights;
        this.pages = pages;
    }
}
