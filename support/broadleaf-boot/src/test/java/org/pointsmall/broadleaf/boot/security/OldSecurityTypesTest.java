package org.pointsmall.broadleaf.boot.security;

import java.util.Set;
import org.broadleafcommerce.core.web.order.security.CartStateFilter;
import org.broadleafcommerce.openadmin.server.security.service.AdminSecurityServiceImpl;
import org.broadleafcommerce.openadmin.server.security.service.AdminUserDetailsServiceImpl;
import org.broadleafcommerce.profile.core.service.CustomerServiceImpl;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.GrantedAuthorityImpl;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.util.AntPathRequestMatcher;

import static org.assertj.core.api.Assertions.assertThat;

/** The five types of Spring Security 3 that Broadleaf's bytecode names. */
class OldSecurityTypesTest {

    @Test
    void broadleafsClassesLinkAgainstThem() {
        // Reflection resolves every type in the signatures.
        assertThat(CustomerServiceImpl.class.getMethods()).isNotEmpty();
        assertThat(AdminSecurityServiceImpl.class.getMethods()).isNotEmpty();
        assertThat(AdminUserDetailsServiceImpl.class.getDeclaredMethods()).isNotEmpty();
        assertThat(CartStateFilter.class.getDeclaredMethods()).isNotEmpty();
    }

    @Test
    void anOldAuthorityIsEqualToANewOneOfThatName() {
        GrantedAuthority old = new GrantedAuthorityImpl("ROLE_USER");

        assertThat(old).isEqualTo(new SimpleGrantedAuthority("ROLE_USER")).hasToString("ROLE_USER");
        assertThat(old).isNotEqualTo(new GrantedAuthorityImpl("ROLE_ADMIN"));
        assertThat(Set.of(old)).contains(new GrantedAuthorityImpl("ROLE_USER"));
    }

    @Test
    void theOldPathMatcherMatchesAsTheNewOneDoes() {
        MockHttpServletRequest post = new MockHttpServletRequest("POST", "/cart/add");
        post.setServletPath("/cart/add");

        assertThat(new AntPathRequestMatcher("/cart/**").matches(post)).isTrue();
        assertThat(new AntPathRequestMatcher("/cart/**", "GET").matches(post)).isFalse();
        assertThat(new AntPathRequestMatcher("/order/**").matches(post)).isFalse();
    }
}
