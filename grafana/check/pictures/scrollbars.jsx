// Stands in for react-custom-scrollbars-2, which does not run on React 19.
export const Scrollbars = ({ children }) => <div style={{ height: '100%', overflow: 'auto' }}>{children}</div>;
export default Scrollbars;
