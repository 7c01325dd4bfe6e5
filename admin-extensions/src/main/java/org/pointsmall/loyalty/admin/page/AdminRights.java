package org.pointsmall.loyalty.admin.page;

import java.util.Collection;
import java.util.stream.Stream;
import org.broadleafcommerce.openadmin.server.security.domain.AdminPermission;
import org.broadleafcommerce.openadmin.server.security.domain.AdminRole;
import org.broadleafcommerce.openadmin.server.security.domain.AdminUser;
import org.broadleafcommerce.openadmin.server.security.remote.SecurityVerifier;

/**
 * What the admin user who is signed in may do: by their roles' permissions and their own, read anew with each request, as
 * the admin's menu does it. What is granted or taken away has effect at once, not with the next sign-in.
 */
public final class AdminRights {
    private final SecurityVerifier security;

    public AdminRights(SecurityVerifier security) {
        this.security = security;
    }

    public boolean include(Right right) {
        AdminUser user = security.getPersistentAdminUser();
        return user != null
                && Stream.concat(
                                user.getAllRoles().stream()
                                        .map(AdminRole::getAllPermissions)
                                        .flatMap(Collection::stream),
                                user.getAllPermissions().stream())
                        .map(AdminPermission::getName)
                        .anyMatch(right.permission()::equals);
    }

    /** @throws NotAllowedException where the right is missing */
    public void require(Right right) {
        if (!include(right)) {
            throw new NotAllowedException(right);
        }
    }
}
